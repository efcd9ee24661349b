import { takeNewVersion, useIsNewVersion } from './version';

export function VersionBar() {
  const isNew = useIsNewVersion();
  return (
    <div role="status">
      {isNew && (
        <p className="flex flex-wrap items-center justify-center gap-x-4 bg-stage px-4 py-1 text-sm text-on-stage">
          There is a new version of the shop.
          <button
            type="button"
            onClick={takeNewVersion}
            className="min-h-10 font-semibold text-lime underline underline-offset-4"
          >
            Go over to it
          </button>
        </p>
      )}
    </div>
  );
}
