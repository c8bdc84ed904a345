import { ChevronDown } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Fill, FillParam } from '../../../transforms/params';
import { NumberField } from '../../controls/NumberField';
import popup from '../../controls/Popup.module.css';
import { Segments } from '../../controls/Segments';
import { Slider } from '../../controls/Slider';
import { useMessages, useText } from '../../messages';
import { isColour, valueText } from '../values';
import styles from './params.module.css';

interface FillControlProps {
  readonly name: string;
  readonly spec: FillParam;
  readonly value: Fill;
  readonly describedBy: string;
  readonly onChange: (value: Fill) => void;
}

type Colour = readonly [number, number, number];
const levels = [0, 255] as const;

const toHex = (colour: Colour): string =>
  `#${colour.map((level) => Math.round(level).toString(16).padStart(2, '0')).join('')}`;
const fromHex = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

/** A swatch that opens the choice of a grey level, a colour, one of the words, or nothing. */
export function FillControl({ name, spec, value, describedBy, onChange }: FillControlProps) {
  const { editor } = useMessages();
  const text = useText();
  const colour: Colour | null = isColour(value) ? value : typeof value === 'number' ? [value, value, value] : null;
  const mode = value === null ? 'none' : isColour(value) ? 'colour' : typeof value === 'number' ? 'grey' : value;
  const shown = valueText(spec, value, { text, on: editor.on, off: editor.off, none: editor.none });

  const setMode = (next: string) => {
    const [red = 0, green = 0, blue = 0] = colour ?? [];
    if (next === mode) return;
    if (next === 'grey') onChange(Math.round((red + green + blue) / 3));
    else if (next === 'colour') onChange([red, green, blue]);
    else onChange(next === 'none' ? null : next);
  };
  const modes = [
    { value: 'grey', label: editor.grey },
    { value: 'colour', label: editor.colour },
    ...spec.words.map((word) => ({ value: word.value, label: text(word.label) })),
    ...(spec.nullable ? [{ value: 'none', label: editor.none }] : []),
  ];
  return (
    <DialogTrigger>
      <Button
        className={styles.fillButton ?? ''}
        aria-label={editor.editFill(name, shown)}
        aria-describedby={describedBy}
      >
        <Swatch colour={colour} />
        <span className={styles.fillText}>{shown}</span>
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover placement="bottom start" offset={5}>
        <Dialog className={`${popup.popover} ${styles.fillPopover}`} aria-label={name}>
          <Segments label={name} value={mode} options={modes} onChange={setMode} />
          {typeof value === 'number' && (
            <Level label={editor.greyLevel} tint="grey" value={value} onChange={onChange} />
          )}
          {isColour(value) && (
            <>
              {([editor.red, editor.green, editor.blue] as const).map((label, channel) => (
                <Level
                  key={label}
                  label={label}
                  tint={(['red', 'green', 'blue'] as const)[channel] ?? 'grey'}
                  value={value[channel] ?? 0}
                  onChange={(level) => onChange(value.with(channel, level) as unknown as Colour)}
                />
              ))}
              <label className={styles.picker}>
                <input
                  type="color"
                  value={toHex(value)}
                  onChange={(event) => onChange(fromHex(event.currentTarget.value))}
                />
                {editor.pickColour}
              </label>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const Swatch = ({ colour }: { readonly colour: Colour | null }) => (
  <span
    className={styles.swatch}
    data-empty={colour ? undefined : ''}
    style={colour ? { backgroundColor: toHex(colour) } : undefined}
  />
);

interface LevelProps {
  readonly label: string;
  readonly tint: 'grey' | 'red' | 'green' | 'blue';
  readonly value: number;
  readonly onChange: (level: number) => void;
}

const Level = ({ label, tint, value, onChange }: LevelProps) => (
  <div className={styles.level} data-tint={tint}>
    <span>{label}</span>
    <Slider
      values={[value]}
      labels={[label]}
      range={levels}
      step={1}
      onChange={([next]) => next !== undefined && onChange(next)}
    />
    <NumberField label={label} value={value} range={levels} step={1} int width={46} onChange={onChange} />
  </div>
);
