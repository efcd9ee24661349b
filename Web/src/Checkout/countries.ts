import { useState } from 'react';

// ISO 3166-1. Where the shop delivers to, the Api says: it isn't written down here a second time.
const codes =
  'AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GH GI GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW';

const key = 'country';
let names: Intl.DisplayNames | undefined;
let named: { code: string; name: string }[] | undefined;

/** What a country is called. */
export function countryName(code: string): string {
  names ??= new Intl.DisplayNames('en', { type: 'region' });
  return names.of(code) ?? code;
}

/** All countries by name. */
export function countries(): readonly { code: string; name: string }[] {
  named ??= codes
    .split(' ')
    .map((code) => ({ code, name: countryName(code) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  return named;
}

/** Where a shopper most likely is: what they chose last, else what their browser is set to. */
export function likelyCountry(stored: string | null, language: string): string {
  const isKnown = (code: string | null | undefined): code is string => !!code && codes.split(' ').includes(code);
  if (isKnown(stored)) return stored;
  const region = new Intl.Locale(language).maximize().region;
  return isKnown(region) ? region : 'US';
}

/** The country that is reckoned with, and a way to choose another one. */
export function useCountry(): [string, (code: string) => void] {
  const [country, setCountry] = useState(() => likelyCountry(rememberedCountry(), navigator.language));
  return [
    country,
    (code) => {
      setCountry(code);
      rememberCountry(code);
    },
  ];
}

export function rememberCountry(code: string): void {
  try {
    localStorage.setItem(key, code);
  } catch {
    // Storage is closed to us: it holds for this page.
  }
}

/** What was chosen last in this browser. */
export function rememberedCountry(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
