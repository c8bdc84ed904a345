import { useApp } from '../../state/hooks';
import { openSample, samples } from '../../state/images';
import { Button } from '../controls/Button';
import { PopoverDialog } from '../controls/PopoverDialog';
import type { PopupProps } from '../controls/usePopup';
import { useMessages, useText } from '../messages';
import styles from './ImageCard.module.css';

interface SamplesProps extends PopupProps {
  readonly onBrowse: () => void;
}

/** The pictures that come with the page, one press away. */
export function Samples({ onBrowse, ...place }: SamplesProps) {
  const m = useMessages().stage.image;
  const text = useText();
  const current = useApp((state) => state.document.image?.id);
  return (
    <PopoverDialog label={m.change} placement="bottom end" className={styles.popover} {...place}>
      <h2 className={styles.heading}>{m.samples}</h2>
      <div className={styles.samples}>
        {samples.map(({ file, title, width, height }) => (
          <button
            key={file}
            type="button"
            className={styles.sample}
            aria-label={m.sample(text(title))}
            aria-pressed={current === `sample:${file}`}
            onClick={() => {
              place.onClose();
              void openSample(file);
            }}
          >
            <img
              src={`${import.meta.env.BASE_URL}samples/${file}`}
              alt=""
              width={width}
              height={height}
              decoding="async"
            />
            <span>{text(title)}</span>
          </button>
        ))}
      </div>
      <Button
        className={styles.browse ?? ''}
        onPress={() => {
          place.onClose();
          onBrowse();
        }}
      >
        {m.own}
      </Button>
      <p className={styles.privacy}>{m.privacy}</p>
    </PopoverDialog>
  );
}
