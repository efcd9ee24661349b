import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import { pathTo, useCategories } from './categories';

/** Where one is: from the front down to a category. On a category's own page the last name is no link. */
export function Breadcrumb({ category, isCurrent = false }: { category: string | undefined; isCurrent?: boolean }) {
  const path = pathTo(category, useCategories().data?.items ?? []);
  return (
    <nav aria-label="Breadcrumb" className="min-h-6 text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        <li>
          <Link to="/" className="hover:text-ink hover:underline">
            Shop
          </Link>
        </li>
        {path.map((one, i) => (
          <li key={one.id} className="flex items-center gap-1.5">
            <ChevronRight aria-hidden className="size-3.5" />
            {isCurrent && i === path.length - 1 ? (
              <span aria-current="page">{one.name}</span>
            ) : (
              <Link to={`/categories/${one.id}`} className="hover:text-ink hover:underline">
                {one.name}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
