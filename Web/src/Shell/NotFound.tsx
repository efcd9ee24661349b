import { useLocation } from 'react-router';
import { Popular } from '../Catalog/Shelf';
import { ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { useTitle } from './title';

/** An address that leads nowhere: in the shop there is a search above it, and things to look at. */
export function NotFound({ what = 'page' }: { what?: string }) {
  useTitle('Not found');
  const isOffice = useLocation().pathname.startsWith('/admin');
  const title = `There is no such ${what}`;
  if (isOffice)
    return (
      <Empty title={title} action={<ButtonLink to="/admin">Back to today</ButtonLink>}>
        <p>The address may be mistyped, or what was here has gone.</p>
      </Empty>
    );
  return (
    <div className="grid gap-10">
      <Empty title={title} action={<ButtonLink to="/">Go to the shop’s front</ButtonLink>}>
        <p>The address may be mistyped, or what was here has gone. The search above finds what there is now.</p>
      </Empty>
      <Popular />
    </div>
  );
}
