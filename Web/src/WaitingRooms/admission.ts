/** What admits this browser's shopper to a sale. The shop takes it from its holder alone, so that the tab may keep it. */
export interface Admission {
  token: string;
  /** Until when it is good. */
  expiresAt: string;
}

const storageKey = 'admission';

/** Keeps it for the checkout, over reloads of this tab. */
export function keepAdmission(admission: Admission): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(admission));
  } catch {
    // Storage is closed to us: the room's page gives it again.
  }
}

/** The one that is kept, as long as it is good. */
export function keptAdmission(now = Date.now()): string | undefined {
  try {
    const text = sessionStorage.getItem(storageKey);
    const admission = text ? (JSON.parse(text) as Admission) : undefined;
    return admission && Date.parse(admission.expiresAt) > now ? admission.token : undefined;
  } catch {
    return undefined;
  }
}
