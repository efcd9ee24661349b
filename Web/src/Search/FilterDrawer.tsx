import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../Design/Button';
import { Drawer } from '../Design/Drawer';
import { Facets, type FacetsProps } from './Facets';

/** The filters where there is no column for them: over the page. Opening them draws nothing of the list anew. */
export function FilterDrawer({ facets, choose, total }: FacetsProps & { total: number | undefined }) {
  const [isOpen, setOpen] = useState(false);
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
