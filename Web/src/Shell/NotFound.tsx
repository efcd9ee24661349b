import { ButtonLink } from '../Design/Button';
import { Empty } from '../Design/Empty';
import { useTitle } from './title';

export function NotFound({ what = 'page' }: { what?: string }) {
  useTitle('Not found');
  return (
    <Empty title={`There is no such ${what}`} action={<ButtonLink to="/">Go to the shop’s front</ButtonLink>}>
      <p>The address may be mistyped, or what was here has gone. The search above finds what there is now.</p>
    </Empty>
  );
}
