import { SlidersHorizontal } from 'lucide-react';
import { Button } from '../Design/Button';
import { Drawer } from '../Design/Drawer';
import { Facets, type FacetsProps } from './Facets';

interface FilterDrawerProps extends FacetsProps {
  total: number | undefined;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** The filters where there is no column for them: over the page. */
export function FilterDrawer({ facets, choose, total, isOpen, setOpen }: FilterDrawerProps) {
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" className="min-h-11 px-4 text-sm lg:hidden" onClick={() => setOpen(true)}>
        <SlidersHorizontal aria-hidden className="size-4" /> Filters
      </Button>
      <Drawer title="Filters" isOpen={isOpen} onClose={close}>
        <div className="flex-1 overflow-y-auto px-5 pb-6">
          <Facets facets={facets} choose={choose} />
        </div>
        <div className="border-t border-line p-4">
          <Button className="w-full" onClick={close}>
            Show {total?.toLocaleString('en') ?? ''} products
          </Button>
        </div>
      </Drawer>
    </>
  );
}
