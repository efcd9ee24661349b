import { Link } from 'react-router';
import { chooseTheme, useTheme, type Theme } from './theme';

const links = [
  { to: '/orders', text: 'Your orders' },
  { to: '/orders/lookup', text: 'Find an order' },
  { to: '/account', text: 'Account' },
  { to: '/account/help', text: 'Help' },
];

const themes: { value: Theme; text: string }[] = [
  { value: 'system', text: 'As the device' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];

export function Footer() {
  const theme = useTheme();
  return (
    <footer className="bg-stage text-on-stage">
      <div className="page grid gap-10 py-12 md:grid-cols-[1fr_auto_auto] md:gap-20">
        <p className="max-w-sm display text-2xl">What you see is what we have.</p>
        <nav aria-label="About orders and accounts">
          <ul className="grid gap-1">
            {links.map((link) => (
              <li key={link.to}>
                <Link to={link.to} className="inline-block py-1.5 hover:underline">
                  {link.text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <fieldset className="grid content-start gap-1">
          <legend className="mb-1 text-sm opacity-80">Appearance</legend>
          {themes.map((one) => (
            <label key={one.value} className="flex items-center gap-2 py-1.5">
              <input
                type="radio"
                name="theme"
                className="size-4 accent-lime"
                checked={theme === one.value}
                onChange={() => chooseTheme(one.value)}
              />
              {one.text}
            </label>
          ))}
        </fieldset>
      </div>
    </footer>
  );
}
