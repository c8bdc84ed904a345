import type { Fill, FillParam } from '../../../transforms/params';
import { NumberField } from '../../controls/NumberField';
import { PopoverDialog } from '../../controls/PopoverDialog';
import { Segments } from '../../controls/Segments';
import { Slider } from '../../controls/Slider';
import type { PopupProps } from '../../controls/usePopup';
import { useMessages, useText } from '../../messages';
import { isColour } from '../values';
import { type Colour, colourOf, fromHex, toHex } from './colours';
import styles from './params.module.css';

const levels = [0, 255] as const;

interface FillPopupProps extends PopupProps {
  readonly name: string;
  readonly spec: FillParam;
  readonly value: Fill;
  readonly onChange: (value: Fill) => void;
}

/** The choice of a grey level, a colour, one of the words, or nothing. */
export function FillPopup({ name, spec, value, onChange, ...place }: FillPopupProps) {
  const { editor } = useMessages();
  const text = useText();
  const colour = colourOf(value);
  const mode = value === null ? 'none' : isColour(value) ? 'colour' : typeof value === 'number' ? 'grey' : value;

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
    <PopoverDialog label={name} className={styles.fillPopover} {...place}>
      <Segments label={name} value={mode} options={modes} onChange={setMode} />
      {typeof value === 'number' && <Level label={editor.greyLevel} tint="grey" value={value} onChange={onChange} />}
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
    </PopoverDialog>
  );
}

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
