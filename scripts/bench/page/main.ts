/** The measuring page: driven by scripts/bench, one piece of work at a time. */
import type { Contender, Picture, Prepared, Work } from './contender';
import { copy, inMemory, onScreen, rendererName } from './ours';
import type { Rivals } from './rivals';
import { everyTransform, forLibrary, missingSteps, presetOf, workOf } from './work';

const own = { copy, ours: inMemory, screen: onScreen } as const satisfies Record<string, Contender>;

export type ContenderName = keyof typeof own | keyof Rivals['contenders'];

let framed: Promise<Rivals> | null = null;

/** What the rivals' frame offers; they are loaded when first asked for. */
function rivals(): Promise<Rivals> {
  framed ??= new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.src = './rivals.html';
    frame.onload = () => resolve((frame.contentWindow as unknown as { rivals: Rivals }).rivals);
    document.body.append(frame);
  });
  return framed;
}

const isOwn = (name: ContenderName): name is keyof typeof own => name in own;

const contender = async (name: ContenderName): Promise<Contender> =>
  isOwn(name) ? own[name] : (await rivals()).contenders[name];

export interface Task {
  /** `six`, `heavy`, `points:N`, `hues:N`, or a transform. */
  readonly work: string;
  readonly tiles: number;
  readonly side: number;
  readonly who: readonly ContenderName[];
  /** Tiles for those whom all of them would take too long. */
  readonly fewer?: Partial<Record<ContenderName, number>>;
  /** Most repetitions. */
  readonly repetitions: number;
  /** Milliseconds after which a contender is not asked again; three times as many for its first three turns. */
  readonly patience: number;
}

export interface Measured {
  /** Milliseconds of each repetition. */
  readonly times: readonly number[];
  /** What was run, and timed, each time. */
  readonly tiles: number;
  /** Milliseconds of the first run of all, which compiles what the work needs. */
  readonly first: number;
  readonly passes: number | null;
  readonly bytes: number | null;
}

/** Null: it cannot do this work. A text: why it failed. */
export type Answer = Partial<Record<ContenderName, Measured | string | null>>;

const pictures = new Map<number, Promise<Picture>>();

/** The sample picture, `side` pixels wide and high. */
function picture(side: number): Promise<Picture> {
  const known = pictures.get(side);
  if (known) return known;
  const made = (async () => {
    const bitmap = await createImageBitmap(await (await fetch('/samples/cat.png')).blob());
    const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('This browser has no Canvas 2D.');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, side, side);
    return { width: side, height: side, rgba: context.getImageData(0, 0, side, side).data };
  })();
  pictures.set(side, made);
  return made;
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface Running {
  readonly prepared: Prepared;
  readonly tiles: number;
  readonly first: number;
  readonly times: number[];
  spent: number;
}

/** Milliseconds after which a first run has to do. */
const tooLong = 4000;
/** Milliseconds below which a second run may differ from the later ones. */
const quick = 300;

async function start(name: ContenderName, work: Work, from: Picture): Promise<Running | string | null> {
  try {
    const prepared = await (await contender(name)).prepare(work, from);
    if (prepared === null) return null;
    const first = await timed(() => prepared.run(1));
    const { tiles } = work;
    if (first > tooLong) return { prepared, tiles, first, times: [first], spent: Number.POSITIVE_INFINITY };
    // Once more for what is only settled by use: pools of textures, optimised code.
    if (first < quick) await prepared.run(2);
    return { prepared, tiles, first, times: [], spent: 0 };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Everyone in turn, so that whatever else the machine does falls on all of them alike. */
async function measure({ who, fewer = {}, tiles, side, repetitions, patience, ...task }: Task): Promise<Answer> {
  const from = await picture(side);
  const running: Partial<Record<ContenderName, Running | string | null>> = {};
  for (const name of who) running[name] = await start(name, workOf(task.work, fewer[name] ?? tiles, side), from);
  for (let round = 0; round < repetitions; round++)
    for (const one of Object.values(running)) {
      if (one === null || typeof one === 'string' || one.spent > patience * (round < 3 ? 3 : 1)) continue;
      const time = await timed(() => one.prepared.run(round + 3));
      one.times.push(time);
      one.spent += time;
    }
  const answer: Answer = {};
  for (const name of who) {
    const one = running[name] ?? null;
    if (one === null || typeof one === 'string') {
      answer[name] = one;
      continue;
    }
    const { prepared, ...timed } = one;
    const { times, first } = timed;
    answer[name] = {
      ...{ times, tiles: timed.tiles, first },
      ...{ passes: prepared.passes?.() ?? null, bytes: prepared.bytes?.() ?? null },
    };
    prepared.release();
  }
  return answer;
}

const bench = {
  measure,
  forLibrary: (work: string, side: number) => forLibrary(workOf(work, 1, side)),
  transforms: everyTransform,
  missing: missingSteps,
  preset: (work: string, tiles: number, workingSize: number | null) => presetOf(workOf(work, tiles, 256), workingSize),
  describe: () => ({ renderer: rendererName(), browser: navigator.userAgent }),
  versions: async () => (await rivals()).versions(),
};

export type Bench = typeof bench;

Object.assign(window, { measuring: bench });
