import { type KeyboardEvent, useId, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useApp } from '../../../state/hooks';
import type { ImageRef } from '../../../state/store';
import { Button } from '../../controls/Button';
import { Spoken } from '../../controls/Spoken';
import { useSize } from '../../grid/useSize';
import { useIn } from '../../messages';
import { annotate } from '../../messages/labels/annotate';
import { Notices } from '../../status/Notices';
import { classesOf, coloursOf } from '../classes';
import { Swatch } from '../Swatch';
import { TextField } from '../TextField';
import styles from './AnnotateDialog.module.css';
import { Board } from './Board';
import { centredLabel, closed } from './edits';
import { AddButtons, Inspector } from './Inspector';
import { LabelList } from './LabelList';
import { ToolBar, tools } from './ToolBar';
import { type Annotator, useAnnotator } from './useAnnotator';
import { usePictureBitmap } from './usePictureBitmap';
import { type Camera, useViewport } from './useViewport';

interface AnnotateDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The whole window for drawing labels on the source picture. */
export function AnnotateDialog({ open, onClose }: AnnotateDialogProps) {
  const image = useApp((state) => state.document.image);
  return (
    <Spoken>
      <ModalOverlay className={styles.overlay ?? ''} isOpen={open} onOpenChange={(next) => !next && onClose()}>
        <Modal className={styles.modal ?? ''}>
          <Dialog className={styles.dialog ?? ''}>{image && <Workshop image={image} onClose={onClose} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </Spoken>
  );
}

const typing = 'input, textarea, select, [contenteditable]';

/** Keys that work wherever the focus is in the dialog, unless it is where text is written. */
function keysOf(annotator: Annotator, camera: Camera) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      if (annotator.draft) {
        annotator.setDraft(null);
        annotator.say('');
      } else if (annotator.selected) annotator.select(-1);
      else return;
      // One thing at a time: the dialog closes when there is nothing left to let go of.
      event.stopPropagation();
      event.preventDefault();
      return;
    }
    if (event.target instanceof Element && event.target.closest(typing)) return;
    const tool = tools.find(({ key, code }) => event.code === code || event.key.toUpperCase() === key);
    if (tool) annotator.setTool(tool.tool);
    else if (event.key === '+' || event.key === '=') camera.zoom(1.25);
    else if (event.key === '-') camera.zoom(1 / 1.25);
    else if (event.key === '0') camera.fit();
    else return;
    event.preventDefault();
  };
}

/** For hands without a keyboard: what Enter and Escape do to a polygon under way. */
function DraftActions({ annotator: { draft, create, setDraft } }: { readonly annotator: Annotator }) {
  const m = useIn(annotate);
  const done = closed(draft);
  return (
    <div className={styles.drafting}>
      <Button look="primary" isDisabled={done === null} onPress={() => done && create(done)}>
        {m.close}
        <kbd>Enter</kbd>
      </Button>
      <Button onPress={() => setDraft(null)}>
        {m.cancel}
        <kbd>Esc</kbd>
      </Button>
    </div>
  );
}

function Workshop({ image, onClose }: { readonly image: ImageRef; readonly onClose: () => void }) {
  const m = useIn(annotate);
  const annotator = useAnnotator(image);
  const bitmap = usePictureBitmap(image.id);
  const frame = useRef<HTMLDivElement>(null);
  const area = useSize(frame);
  const camera = useViewport(image, area);
  const classes = useId();
  const { draft, tool, labels, className } = annotator;
  return (
    // A press beside every control leaves the focus here, so that the keys go on working.
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up to here from whatever has the focus
    <div className={styles.workshop} tabIndex={-1} onKeyDown={keysOf(annotator, camera)}>
      <header className={styles.head}>
        <Heading slot="title" level={2} className={styles.title ?? ''}>
          {m.title}
        </Heading>
        <ToolBar annotator={annotator} camera={camera} />
        <Button look="primary" onPress={onClose}>
          {m.done}
        </Button>
      </header>
      <div className={styles.body}>
        <div ref={frame} className={styles.frame}>
          {typeof bitmap === 'string' ? (
            <p className={styles.waiting} role="status">
              {bitmap === 'loading' ? m.loading : m.failed}
            </p>
          ) : (
            area.width > 0 && <Board annotator={annotator} camera={camera} bitmap={bitmap} area={area} />
          )}
          {draft?.kind === 'polygon' ? (
            <DraftActions annotator={annotator} />
          ) : (
            <p className={styles.hint} aria-hidden>
              {m.hints[tool]}
            </p>
          )}
        </div>
        <aside className={styles.side} aria-label={m.list}>
          <datalist id={classes}>
            {classesOf(labels).map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <div className={styles.newClass}>
            <span>{m.classOfNew}</span>
            <Swatch colour={coloursOf(labels).get(className)} />
            <TextField
              label={m.classOfNew}
              value={className}
              list={classes}
              onChange={(name) => annotator.setClassName(name || m.defaultClass)}
            />
          </div>
          <AddButtons onAdd={(kind) => annotator.create(centredLabel(kind, image))} />
          <LabelList annotator={annotator} />
          <Inspector annotator={annotator} list={classes} />
          {annotator.refused && (
            <div className={styles.refused}>
              <Notices where={['image']} />
            </div>
          )}
        </aside>
      </div>
      <p className="visually-hidden" role="status">
        {annotator.said}
      </p>
    </div>
  );
}
