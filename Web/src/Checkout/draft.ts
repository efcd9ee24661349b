/** What a shopper has typed at the checkout; a card is never among it. */
export interface Draft {
  email: string;
  name: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
  shippingMethod: string;
}

export type DraftErrors = Partial<Record<keyof Draft | 'card' | 'expiry' | 'cvc', string>>;

export interface Card {
  card: string;
  expiry: string;
  cvc: string;
}

export const emptyCard: Card = { card: '', expiry: '', cvc: '' };

const key = 'checkout-draft';

export function readDraft(country: string): Draft {
  const empty: Draft = {
    email: '',
    name: '',
    line1: '',
    line2: '',
    city: '',
    region: '',
    postalCode: '',
    country,
    shippingMethod: '',
  };
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return empty;
  }
}

export function storeDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is closed to us: a reload forgets what was typed.
  }
}

/** The states whose taxes differ; elsewhere the country alone decides. */
export const states =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
    ' ',
  );

/** What the tax is reckoned by, as far as it is typed. */
export const taxRegion = ({ country, region }: Draft): string | undefined =>
  country === 'US' && states.includes(region) ? region : undefined;

/** What is missing before the shop has to be asked; the shop decides. */
export function check(draft: Draft, card: Card): DraftErrors {
  const errors: DraftErrors = {};
  const need = (name: keyof Draft, message: string) => {
    if (draft[name].trim() === '') errors[name] = message;
  };
  need('email', 'Enter an e-mail address for the confirmation.');
  if (!errors.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim()))
    errors.email = 'This doesn’t look like an e-mail address.';
  need('name', 'Enter who receives the parcel.');
  need('line1', 'Enter the street and number.');
  need('city', 'Enter the town or city.');
  need('postalCode', 'Enter the postal code.');
  if (draft.country === 'US') need('region', 'Choose the state.');
  if (draft.shippingMethod === '') errors.shippingMethod = 'Choose how it is sent.';
  if (card.card.replace(/\D/g, '').length < 12) errors.card = 'Enter the card’s number.';
  if (!/^(0[1-9]|1[0-2])\/\d\d$/.test(card.expiry)) errors.expiry = 'Enter month and year, as 04/29.';
  if (!/^\d{3,4}$/.test(card.cvc)) errors.cvc = 'Enter the 3 or 4 digits.';
  return errors;
}

/** What the Api found wrong, at the fields that it is about. */
export function errorsOf(problem: Readonly<Record<string, string[]>>): DraftErrors {
  const errors: DraftErrors = {};
  for (const [path, messages] of Object.entries(problem)) {
    const name = path.replace(/^(shippingAddress|payment)\//, '');
    errors[name as keyof DraftErrors] = messages[0] ?? 'This isn’t right.';
  }
  return errors;
}

/** A number in groups of four, as it stands on a card. */
export const groupCard = (typed: string): string =>
  typed
    .replace(/\D/g, '')
    .slice(0, 19)
    .replace(/(\d{4})(?=\d)/g, '$1 ');

/** Month and year, with the stroke set for those who type digits only. */
export function groupExpiry(typed: string): string {
  const digits = typed.replace(/\D/g, '').slice(0, 4);
  return digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits;
}
