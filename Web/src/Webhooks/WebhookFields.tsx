import { Choice, Field } from '../Design/Field';
import { allEvents, eventGroups } from './webhookTexts';

export interface WebhookDraft {
  url: string;
  events: readonly string[];
  /** How deliveries are signed, as the Api names it (Grains.Abstractions/Webhooks/WebhookSignings.cs). */
  signing: string;
}

interface WebhookFieldsProps {
  draft: WebhookDraft;
  errors: Readonly<Record<string, string[]>>;
  change: (part: Partial<WebhookDraft>) => void;
}

/** Where events go, and which. */
export function WebhookFields({ draft: { url, events, signing }, errors, change }: WebhookFieldsProps) {
  const hasAll = allEvents.every((event) => events.includes(event));
  const toggle = (event: string) =>
    change({ events: events.includes(event) ? events.filter((one) => one !== event) : [...events, event] });
  return (
    <>
      <Field
        label="Address"
        type="url"
        inputMode="url"
        autoComplete="off"
        required
        placeholder="https://partner.example/hooks"
        hint="By https, and in no private network."
        value={url}
        error={errors.url?.[0]}
        onChange={(event) => change({ url: event.target.value })}
      />
      <div className="grid gap-3">
        <div className="flex items-baseline justify-between gap-4">
          <h3 className="text-sm font-semibold">Events</h3>
          <button
            type="button"
            className="min-h-9 text-sm text-link underline underline-offset-4"
            onClick={() => change({ events: hasAll ? [] : allEvents })}
          >
            {hasAll ? 'None' : 'All of them'}
          </button>
        </div>
        <div className="grid gap-3 md:max-lg:grid-cols-3">
          {eventGroups.map(({ name, events: own }) => (
            <fieldset key={name}>
              <legend className="text-xs text-muted">{name}</legend>
              {Object.entries(own).map(([event, text]) => (
                <label key={event} className="flex min-h-9 items-center gap-2.5 py-1 text-sm">
                  <input
                    type="checkbox"
                    className="size-4.5 shrink-0 accent-primary"
                    checked={events.includes(event)}
                    onChange={() => toggle(event)}
                  />
                  {text}
                </label>
              ))}
            </fieldset>
          ))}
        </div>
        {errors.events && (
          <p role="alert" className="text-sm font-medium text-sale">
            {events.length === 0 ? 'Choose what it is told of.' : errors.events[0]}
          </p>
        )}
      </div>
      <Choice
        label="Signature"
        hint="As the partner’s program checks it."
        value={signing}
        error={errors.signing?.[0]}
        onChange={(event) => change({ signing: event.target.value })}
      >
        <option value="shop">Of this shop: t=…, v1=…</option>
        <option value="standard">Standard Webhooks</option>
      </Choice>
    </>
  );
}
