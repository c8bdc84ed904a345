import { Scaling } from 'lucide-react';
import { useRef } from 'react';
import { emptyPipeline, limits } from '../../pipeline/model';
import { setWorkingSize } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { NumberField } from '../controls/NumberField';
import { Switch } from '../controls/Switch';
import { useMessages } from '../messages';
import styles from './PipelinePanel.module.css';

/** The step that always comes first: the image is resized to fit, or keeps its size. */
export function WorkingSize() {
  const { editor } = useMessages();
  const size = useApp((state) => state.document.pipeline.workingSize);
  const last = useRef(size ?? emptyPipeline.workingSize ?? 512);
  if (size !== null) last.current = size;
  return (
    <div className={styles.resize} data-help="resize">
      <Scaling size={13} aria-hidden="true" />
      <span className={styles.resizeName}>{editor.resize}</span>
      {size === null ? (
        <span className={styles.resizeOff}>{editor.resizeOriginal}</span>
      ) : (
        <NumberField
          label={editor.resizeField}
          value={size}
          range={limits.workingSize}
          step={16}
          unit="px"
          int
          width={66}
          onChange={setWorkingSize}
        />
      )}
      <Switch
        label={editor.resizeSwitch}
        on={size !== null}
        onChange={(on) => setWorkingSize(on ? last.current : null)}
      />
    </div>
  );
}
