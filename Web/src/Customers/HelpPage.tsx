import { Link } from 'react-router';
import { useTitle } from '../Shell/title';

const links = [
  {
    to: '/orders/lookup',
    title: 'Where is my order?',
    text: 'Find it by its number; we mail a link to the address that it was placed with.',
  },
  {
    to: '/orders',
    title: 'Cancel an order',
    text: 'Until a parcel is sent, the order’s page cancels it, and the money goes back to your card.',
  },
  { to: '/account/forgot', title: 'I can’t sign in', text: 'Choose another password; that signs all devices out.' },
  {
    to: '/account/devices',
    title: 'Somebody else is in my account',
    text: 'Sign devices out one by one, or all at once, and choose another password.',
  },
];

export function HelpPage() {
  useTitle('Help');
  return (
    <div className="grid max-w-3xl gap-8">
      <h1 className="display text-3xl">Help</h1>
      <ul>
        {links.map(({ to, title, text }) => (
          <li key={to} className="border-t border-line py-5">
            <Link to={to} className="display text-xl hover:text-link">
              {title}
            </Link>
            <p className="mt-1 text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
