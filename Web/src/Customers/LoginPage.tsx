import { Link, useSearchParams } from 'react-router';
import { useTitle } from '../Shell/title';
import { nextPage } from './entered';
import { SignInForm } from './SignInForm';

export function LoginPage() {
  useTitle('Sign in');
  const [search] = useSearchParams();
  return (
    <SignInForm
      title="Sign in"
      next={nextPage(search.get('next'))}
      below={
        <>
          <Link to="/account/forgot" className="py-1 text-link underline underline-offset-4">
            Forgot your password?
          </Link>
          <Link to={`/account/register?${search}`} className="py-1 text-link underline underline-offset-4">
            New here? Open an account
          </Link>
        </>
      }
    />
  );
}
