/** Besides oneself. */
export const FEWEST = 2;
export const MOST = 7;

/** A group somebody wants to make. */
export interface GroupDraft {
  title: string;
  account_ids: string[];
}

/** What is missing before anybody can be asked, by the name of the sentence that says so. */
export interface DraftFaults {
  who?: 'pickFewest' | 'pickMost';
  name?: 'nameMissing';
}

export function draftFaults({ title, account_ids }: GroupDraft): DraftFaults {
  const faults: DraftFaults = {};
  if (account_ids.length < FEWEST) faults.who = 'pickFewest';
  if (account_ids.length > MOST) faults.who = 'pickMost';
  if (!title.trim()) faults.name = 'nameMissing';
  return faults;
}
