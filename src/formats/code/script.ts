/** The parts that every generated script shares. */
import type { Text } from '../../math/text';
import type { Pipeline } from '../../pipeline/model';
import type { Badge, Line } from './dialect';
import { list, type Py } from './python';

/** First lines: what it is and what it needs. */
export const header = (title: string, packages: string): string =>
  `# Made with Augmentation Playground for ${title}.\n# pip install ${packages}`;

/** Steps as a Python list; what cannot be written stays as a comment in its place. */
export const steps = (lines: readonly Line<Py>[]): Py =>
  list(lines.map(({ code, notes }) => ({ notes, ...(code && { value: code }) })));

/** What the file has in it, within groups too. */
export const namesIn = (badges: readonly Badge[]): readonly string[] =>
  badges.filter(({ verdict }) => verdict.grade !== 'none').map(({ name }) => name);

/** Blocks of the file with two empty lines between them, as Python likes it. */
export const blocks = (...parts: readonly string[]): string =>
  `${parts.filter((part) => part !== '').join('\n\n\n')}\n`;

export const runMain = `if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python augment.py SOURCE.png TARGET.png")
    main(sys.argv[1], sys.argv[2])`;

/** What every library leaves to the loader. */
export const flipNotes = ({ labels }: Pipeline): readonly Text[] =>
  labels.flipPairs.length === 0
    ? []
    : [
        {
          en: 'Flip pairs: no library swaps names of keypoints, your loader has to.',
          ko: '좌우 쌍: 키포인트 이름은 어느 라이브러리도 바꾸지 않으므로 로더에서 바꿔야 합니다.',
        },
      ];
