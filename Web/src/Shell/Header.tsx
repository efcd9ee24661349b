import { Menu, ShoppingBag, User } from 'lucide-react';
import { useState } from 'react';
import { Link, NavLink } from 'react-router';
import { useCart } from '../Carts/cart';
import { openCartPanel } from '../Carts/panel';
import { pieces } from '../Carts/cartChanges';
import { useCategories } from '../Catalog/categories';
import { Drawer } from '../Design/Drawer';
import { SearchField } from '../Search/SearchField';

const action = 'relative grid size-11 place-items-center rounded-md hover:bg-sunken';

export function Header() {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper">
      <div className="page grid grid-cols-[auto_1fr_auto] items-center gap-x-2 py-2.5 md:grid-cols-[auto_minmax(0,36rem)_1fr] md:gap-x-8">
        <div className="flex items-center gap-1">
          <DepartmentPanel />
          <Link to="/" className="display text-xl tracking-tight" aria-label="Orleans.Shop, front page">
            Orleans<span className="text-link">.</span>Shop
          </Link>
        </div>
        <SearchField className="col-span-3 row-start-2 mt-2 md:col-span-1 md:col-start-2 md:row-start-1 md:mt-0" />
        <div className="flex items-center gap-1 justify-self-end">
          <Link to="/account" className={action}>
            <User aria-hidden />
            <span className="sr-only">Account</span>
          </Link>
          <CartButton />
        </div>
      </div>
      <Departments />
    </header>
  );
}

/** By itself, so that opening it draws nothing else of the head anew. */
function DepartmentPanel() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className={`${action} -ms-2.5 md:hidden`} onClick={() => setOpen(true)}>
        <Menu aria-hidden />
        <span className="sr-only">Departments</span>
      </button>
      <Drawer title="Departments" isOpen={isOpen} onClose={close}>
        <DepartmentMenu close={close} />
      </Drawer>
    </>
  );
}

function CartButton() {
  const count = pieces(useCart().data);
  return (
    <button type="button" className={`${action} -me-2.5`} onClick={openCartPanel} data-testid="open-cart">
      <ShoppingBag aria-hidden />
      <span className="sr-only">Cart, {count === 1 ? '1 piece' : `${count} pieces`}</span>
      {count > 0 && (
        <span
          aria-hidden
          className="absolute end-0 top-0 grid h-5 min-w-5 place-items-center rounded-full bg-lime px-1 text-xs font-bold text-on-lime tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </button>
  );
}

function Departments() {
  const { data } = useCategories();
  return (
    <nav aria-label="Departments" className="page hidden h-11 overflow-x-auto md:block">
      <ul className="-ms-2.5 flex whitespace-nowrap">
        {data?.items.map((department) => (
          <li key={department.id}>
            <NavLink
              to={`/categories/${department.id}`}
              className="block px-2.5 py-2.5 text-sm text-muted hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {department.name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DepartmentMenu({ close }: { close: () => void }) {
  const { data } = useCategories();
  return (
    <nav aria-label="Departments" className="overflow-y-auto px-5 pb-8">
      <ul>
        {data?.items.map((department) => (
          <li key={department.id} className="border-b border-line">
            <Link to={`/categories/${department.id}`} onClick={close} className="block py-3.5 display text-xl">
              {department.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
