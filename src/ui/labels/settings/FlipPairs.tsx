import { ArrowLeftRight, Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { sidePairs } from '../../../pipeline/labels/mirrored';
import type { LabelSettings } from '../../../pipeline/labels/model';
import { useApp } from '../../../state/hooks';
import { setLabelSettings } from '../../../state/labels';
import { Button, IconButton } from '../../controls/Button';
import { useMessages } from '../../messages';
import { TextField } from '../TextField';
import styles from './FlipPairs.module.css';

type Pair = LabelSettings['flipPairs'][number];

const setPairs = (flipPairs: LabelSettings['flipPairs']) => setLabelSettings({ flipPairs });

/** Names that trade places when a step mirrors the picture: declared by hand, or taken from what the names suggest. */
export function FlipPairs() {
  const m = useMessages().labels.pairs;
  const pairs = useApp((state) => state.document.pipeline.labels.flipPairs);
  const points = useApp((state) => state.document.labels.points);
  const names = [...new Set(points.map(({ label }) => label))];
  const listId = useId();
  /** A pair that lacks a name is not one yet: it waits here. */
  const [unfinished, setUnfinished] = useState<Pair | null>(null);
  const taken = new Set(pairs.flat());
  const suggested = sidePairs(names).filter(([a, b]) => !taken.has(a) && !taken.has(b));

  const finish = (pair: Pair) => {
    const whole = pair[0] !== '' && pair[1] !== '' && pair[0] !== pair[1];
    if (whole) setPairs([...pairs, pair]);
    setUnfinished(whole ? null : pair);
  };
  return (
    <fieldset className={styles.pairs}>
      <legend>{m.title}</legend>
      <p className={styles.lead}>{m.lead}</p>
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {pairs.map((pair, index) => (
        <PairRow
          key={pair.join('\n')}
          pair={pair}
          index={index + 1}
          listId={listId}
          onChange={(next) => setPairs(pairs.with(index, next))}
          onRemove={() => setPairs(pairs.toSpliced(index, 1))}
        />
      ))}
      {unfinished && (
        <PairRow
          pair={unfinished}
          index={pairs.length + 1}
          listId={listId}
          autoFocus
          onChange={finish}
          onRemove={() => setUnfinished(null)}
        />
      )}
      <div className={styles.actions}>
        {pairs.length === 0 && !unfinished && <span className={styles.none}>{m.none}</span>}
        <Button look="ghost" isDisabled={unfinished !== null} onPress={() => setUnfinished(['', ''])}>
          <Plus size={14} aria-hidden />
          {m.add}
        </Button>
      </div>
      {suggested.length > 0 && (
        <div className={styles.suggested}>
          <span>{m.suggested}</span>
          {suggested.map(([a, b]) => (
            <button
              key={a}
              type="button"
              className={styles.suggestion}
              aria-label={m.declare(a, b)}
              onClick={() => setPairs([...pairs, [a, b]])}
            >
              <Plus size={12} aria-hidden />
              <span>
                {a} ⇄ {b}
              </span>
            </button>
          ))}
          {suggested.length > 1 && (
            <Button look="ghost" onPress={() => setPairs([...pairs, ...suggested])}>
              {m.declareAll}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}

interface PairRowProps {
  readonly pair: Pair;
  readonly index: number;
  readonly listId: string;
  readonly autoFocus?: boolean;
  readonly onChange: (pair: Pair) => void;
  readonly onRemove: () => void;
}

function PairRow({ pair: [a, b], index, listId, autoFocus = false, onChange, onRemove }: PairRowProps) {
  const m = useMessages().labels.pairs;
  return (
    <div className={styles.pair}>
      <TextField
        label={m.left(index)}
        value={a}
        list={listId}
        autoFocus={autoFocus}
        onChange={(name) => onChange([name, b])}
      />
      <ArrowLeftRight size={13} aria-label={m.swaps} />
      <TextField label={m.right(index)} value={b} list={listId} onChange={(name) => onChange([a, name])} />
      <IconButton small label={m.remove(a, b)} onPress={onRemove}>
        <X size={13} />
      </IconButton>
    </div>
  );
}
