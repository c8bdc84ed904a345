import {
  ArrowDown,
  ArrowUp,
  Copy,
  Group,
  Headphones,
  IndentDecrease,
  IndentIncrease,
  RotateCcw,
  Trash2,
  Ungroup,
} from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { findNode, groupKinds, type Key } from '../../pipeline/model';
import { resetNode, setSolo, ungroup, wrapInGroup } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { store } from '../../state/store';
import { modifier } from '../controls/keys';
import { Menu, MenuItem, MenuSeparator, Submenu } from '../controls/Menu';
import { useMessages } from '../messages';
import { focusTitle } from './focus';
import { moveBy, nameOf, placeAfter } from './moves';
import { duplicateAndFocus, removeAndFocus } from './useTreeKeys';

interface NodeMenuProps {
  /** The node whose menu is open; null for none. */
  readonly node: Key | null;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Everything that can be done to one step: a single menu for the whole pipeline. */
export function NodeMenu({ node: key, anchor, onClose }: NodeMenuProps) {
  const { editor } = useMessages();
  const pipeline = useApp((state) => state.document.pipeline);
  const solo = useApp((state) => state.document.solo);
  const now = key === null ? undefined : findNode(pipeline.nodes, key);
  // The menu fades out with the words it had.
  const last = useRef(now);
  if (now) last.current = now;
  const node = last.current;
  if (!node) return null;

  const focusSelected = () => focusTitle(store.getState().selectedNode);
  const soloed = solo === node.key;
  const place = (move: 'up' | 'down' | 'in' | 'out') => ({
    isDisabled: placeAfter(pipeline, node.key, move) === null,
    onAction: () => moveBy(node.key, move, editor),
  });
  return (
    <Menu
      label={editor.more(nameOf(node))}
      placement="bottom end"
      anchor={anchor}
      open={now !== undefined}
      onClose={onClose}
      byKey
    >
      {node.kind !== 'unknown' && (
        <MenuItem
          label={soloed ? editor.unsolo : editor.solo}
          icon={<Headphones size={14} />}
          onAction={() => setSolo(soloed ? null : node.key)}
        />
      )}
      <MenuItem
        label={editor.duplicate}
        icon={<Copy size={14} />}
        keys={`${modifier} D`}
        onAction={() => duplicateAndFocus(node.key, editor)}
      />
      <Submenu label={editor.wrap} icon={<Group size={14} />}>
        {groupKinds.map((kind) => (
          <MenuItem
            key={kind}
            label={kind}
            onAction={() => {
              wrapInGroup(node.key, kind);
              // An item of a submenu closes only its own menu.
              onClose();
              focusSelected();
            }}
          />
        ))}
      </Submenu>
      {node.kind === 'group' && (
        <MenuItem
          label={editor.ungroup}
          icon={<Ungroup size={14} />}
          onAction={() => {
            ungroup(node.key);
            focusSelected();
          }}
        />
      )}
      <MenuSeparator />
      <MenuItem label={editor.moveUp} icon={<ArrowUp size={14} />} keys="Alt ↑" {...place('up')} />
      <MenuItem label={editor.moveDown} icon={<ArrowDown size={14} />} keys="Alt ↓" {...place('down')} />
      <MenuItem label={editor.moveIn} icon={<IndentIncrease size={14} />} keys="Alt →" {...place('in')} />
      <MenuItem label={editor.moveOut} icon={<IndentDecrease size={14} />} keys="Alt ←" {...place('out')} />
      <MenuSeparator />
      {node.kind !== 'unknown' && (
        <MenuItem label={editor.reset} icon={<RotateCcw size={14} />} onAction={() => resetNode(node.key)} />
      )}
      <MenuItem
        label={editor.remove}
        icon={<Trash2 size={14} />}
        keys="Del"
        danger
        onAction={() => removeAndFocus(node.key, editor)}
      />
    </Menu>
  );
}
