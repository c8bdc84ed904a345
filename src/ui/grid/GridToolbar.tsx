import { Lock, LockOpen, RotateCw } from 'lucide-react';
import { highestSeed, reroll, setSeed, setSeedLocked } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { Button, IconButton } from '../controls/Button';
import { NumberField } from '../controls/NumberField';
import { LabelsButton } from '../labels/LabelsButton';
import { useMessages } from '../messages';
import { DrawPager } from './DrawPager';
import { GridSize } from './GridSize';
import styles from './GridToolbar.module.css';

const seedRange = [0, highestSeed] as const;

/** What the grid shows on the left, the randomness on the right. */
export function GridToolbar() {
  const m = useMessages().stage.grid;
  const seed = useApp((state) => state.document.seed);
  const locked = useApp((state) => state.seedLocked);
  return (
    <div className={styles.toolbar}>
      <GridSize />
      <LabelsButton />
      <div className={styles.draws}>
        <DrawPager />
        <span className={styles.label} aria-hidden>
          {m.seedShort}
        </span>
        <div className={styles.number}>
          <NumberField label={m.seed} value={seed} range={seedRange} step={1} int onChange={setSeed} />
        </div>
        <IconButton label={locked ? m.unlock : m.lock} pressed={locked} onPress={() => setSeedLocked(!locked)}>
          {locked ? <Lock size={15} /> : <LockOpen size={15} />}
        </IconButton>
        <Button onPress={reroll} isDisabled={locked} tip={locked ? m.locked : m.rerollHint}>
          <RotateCw size={14} aria-hidden />
          {m.reroll}
        </Button>
      </div>
    </div>
  );
}
