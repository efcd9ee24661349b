import { Link, useParams } from 'react-router';
import { Breadcrumb } from '../Catalog/Breadcrumb';
import { pathTo, useCategories } from '../Catalog/categories';
import { Skeleton } from '../Design/Skeleton';
import { NotFound } from '../Shell/NotFound';
import { useTitle } from '../Shell/title';
import { ListingView } from './ListingView';

export function CategoryPage() {
  const { category = '' } = useParams();
  const { data } = useCategories();
  const found = pathTo(category, data?.items ?? []).at(-1);
  useTitle(found?.name);
  if (data && !found) return <NotFound what="department" />;
  return (
    <ListingView
      key={category}
      category={category}
      heading={() => (
        <header className="grid gap-4">
          <Breadcrumb category={category} isCurrent />
          <div className="grid gap-2">
            {found ? <h1 className="display text-3xl">{found.name}</h1> : <Skeleton className="h-12 w-64" />}
            {found?.description && <p className="text-lg text-muted">{found.description}</p>}
          </div>
          {found && found.children.length > 0 && (
            <nav aria-label={`In ${found.name}`}>
              <ul className="flex flex-wrap gap-2">
                {found.children.map((child) => (
                  <li key={child.id}>
                    <Link
                      to={`/categories/${child.id}`}
                      className="flex min-h-11 items-center gap-2 rounded-full border border-edge px-4 text-sm hover:bg-sunken"
                    >
                      {child.name} <span className="text-muted tabular-nums">{child.count}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </header>
      )}
    />
  );
}
