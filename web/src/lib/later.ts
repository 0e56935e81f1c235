const RETRY_MS = 5_000;

/**
 * What is fetched while a screen is already in use. Tried until it comes: a moment without net must not leave
 * a button that does nothing.
 */
export async function later<T>(fetch: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetch();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
