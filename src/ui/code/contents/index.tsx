/** All that the code view shows; fetched when it is first opened. */
import { libraries } from '../../../formats/code';
import { setCodeView } from '../../../state/actions';
import type { CodeTarget } from '../../../state/code-view';
import { useApp } from '../../../state/hooks';
import { Select } from '../../controls/Select';
import { useMessages } from '../../messages';
import styles from './contents.module.css';
import { LibraryCode } from './LibraryCode';
import { LoopCode } from './LoopCode';
import { PresetCode } from './PresetCode';

/** The choice of what is written, and the text of it. */
export function CodeContents() {
  const m = useMessages().exports;
  const target = useApp((state) => state.codeView.target);
  const options: readonly { readonly value: CodeTarget; readonly label: string }[] = [
    ...libraries.map(({ id, title }) => ({ value: id, label: title })),
    { value: 'preset', label: m.preset },
    { value: 'loop-pytorch', label: m.dataset },
    { value: 'loop-tensorflow', label: m.tfData },
  ];
  return (
    <div className={styles.contents}>
      <div className={styles.row}>
        <Select label={m.target} value={target} options={options} onChange={(next) => setCodeView({ target: next })} />
      </div>
      <Target key={target} target={target} />
    </div>
  );
}

function Target({ target }: { readonly target: CodeTarget }) {
  switch (target) {
    case 'preset':
      return <PresetCode />;
    case 'loop-pytorch':
      return <LoopCode id="pytorch" />;
    case 'loop-tensorflow':
      return <LoopCode id="tensorflow" />;
    default:
      return <LibraryCode library={target} />;
  }
}
