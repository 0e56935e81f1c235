import type { StaffCatalog } from '../../types.ts';

export const shared: StaffCatalog['shared'] = {
  save: 'Save',
  reason: 'Reason',
  done: 'Done',
};
