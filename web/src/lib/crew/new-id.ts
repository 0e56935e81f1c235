/** An id of our own, so that pressing twice is pressing once. */
export const newId = (): string => crypto.randomUUID().replaceAll('-', '');
