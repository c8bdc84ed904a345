import { type PointerEvent, type RefObject, useRef } from 'react';
import { childrenOf } from '../../pipeline/edit';
import { findNode } from '../../pipeline/model';
import { selectNode } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { store } from '../../state/store';
import { announce } from '../controls/LiveRegion';
import { useMessages } from '../messages';
import { watchDrag } from './drag';
import { moveTo, nameOf } from './moves';
import { NodeList } from './NodeList';
import styles from './PipelinePanel.module.css';
import { useTreeKeys } from './useTreeKeys';

const keyAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-node]')?.dataset.node : undefined;

/** All steps. Selection, keys and dragging are heard here once, not in every card. */
export function NodeTree({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const { editor } = useMessages();
  const nodes = useApp((state) => state.document.pipeline.nodes);
  const tree = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const onKeyDown = useTreeKeys();

  const select = (target: EventTarget) => {
    const key = keyAt(target);
    if (key !== undefined && store.getState().selectedNode !== key) selectNode(key);
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    select(event.target);
    const target = event.target as Element;
    // The grip works for every pointer; with a mouse the title does as well.
    const grips = target.closest('[data-grip]') || (event.pointerType === 'mouse' && target.closest('[data-title]'));
    const card = target.closest<HTMLElement>('[data-node]');
    const list = tree.current?.querySelector<HTMLElement>('ol');
    const key = keyAt(target);
    const node = key === undefined ? undefined : findNode(store.getState().document.pipeline.nodes, key);
    if (event.button !== 0 || !grips || !card || !list || !node) return;
    if (!scroller.current || !line.current || !ghost.current) return;
    ghost.current.textContent = nameOf(node);
    ghost.current.dataset.category = card.dataset.category;
    const parts = { tree: list, scroller: scroller.current, line: line.current, ghost: ghost.current };
    watchDrag(event.nativeEvent, card, parts, {
      onStart: () => announce(editor.picked(nameOf(node))),
      onDrop: ({ parent, index }) => {
        const { pipeline } = store.getState().document;
        const last = childrenOf(pipeline, parent)?.length ?? 0;
        moveTo(node.key, { parent, index: Math.min(index, last) }, editor);
      },
      onCancel: () => announce(editor.dragCancelled),
    });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what happens in the cards; every control in them has its own role
    <div
      ref={tree}
      className={styles.tree}
      onPointerDown={onPointerDown}
      onFocus={(event) => select(event.target)}
      onKeyDown={onKeyDown}
    >
      <NodeList nodes={nodes} parent={null} label={editor.pipeline} weighted={false} />
      <div ref={line} className={styles.dropLine} hidden />
      <div ref={ghost} className={styles.ghost} hidden />
    </div>
  );
}
