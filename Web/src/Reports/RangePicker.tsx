import { Field } from '../Design/Field';
import { Segments } from '../Design/Segments';
import { presets, type Preset, type Range } from './range';

interface RangePickerProps {
  range: Range & { preset?: Preset };
  today: string;
  wrong: string | undefined;
  choosePreset: (days: Preset) => void;
  choose: (range: Range) => void;
}

/** From when to when: the last so many days, or any two. */
export const RangePicker = ({ range, today, wrong, choosePreset, choose }: RangePickerProps) => {
  const { from, to } = range;
  return (
    <div className="grid gap-4 md:flex md:flex-wrap md:items-start md:justify-between">
      <Segments name="How long" options={presets} value={range.preset} choose={choosePreset} className="md:mt-7" />
      <div className="grid grid-cols-2 gap-3 md:w-88">
        <Field
          label="From"
          type="date"
          value={from}
          max={today}
          error={wrong}
          onChange={({ target }) => target.value && choose({ from: target.value, to })}
        />
        <Field
          label="To"
          type="date"
          value={to}
          max={today}
          onChange={({ target }) => target.value && choose({ from, to: target.value })}
        />
      </div>
    </div>
  );
};
