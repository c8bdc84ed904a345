import { Plus } from 'lucide-react';
import { addTransform } from '../../state/actions';
import { transformNamed } from '../../transforms';
import { Button } from '../controls/Button';
import { useMessages, useText } from '../messages';
import { useEditor } from './EditorContext';
import { focusTitle } from './focus';
import styles from './PipelinePanel.module.css';

/** Steps that show something on any picture. */
const suggestions = ['Rotate', 'HorizontalFlip', 'HueSaturationValue', 'GaussNoise'];

/** What stands where the steps will be. */
export function EmptyPipeline() {
  const { editor } = useMessages();
  const text = useText();
  const { openPalette } = useEditor();
  const known = suggestions.flatMap((name) => transformNamed(name) ?? []);
  return (
    <div className={styles.empty}>
      <h3>{editor.emptyTitle}</h3>
      <p>{editor.emptyText}</p>
      <Button look="primary" onPress={() => openPalette()}>
        <Plus size={15} />
        {editor.addTransform}
      </Button>
      <div className={styles.suggestions}>
        <span>{editor.emptyTry}</span>
        {known.map(({ name, category, doc }) => (
          <button
            key={name}
            type="button"
            className={styles.suggestion}
            data-category={category}
            data-tip={text(doc)}
            onClick={() => focusTitle(addTransform(name))}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
