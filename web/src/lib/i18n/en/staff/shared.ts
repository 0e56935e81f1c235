import type { StaffCatalog } from '../../types.ts';

export const shared: StaffCatalog['shared'] = {
  duties: 'Your duties',
  nav: {
    moderation: 'Queue',
    watch: 'Shifts',
    concerns: 'Concerns',
    matching: 'Rounds',
    visits: 'Follow-up',
    figures: 'Figures',
    organise: "What's on",
    house: 'House',
    openings: 'Jobs',
    rehearsals: 'Rehearse',
    hosting: 'Groups',
    people: 'People',
    invitations: 'Codes',
  },
  reason: 'Reason',
  show: 'Show',
  showAll: 'Show all',
  back: 'Back to the list',
  notSaved: 'No connection. It is not saved. What you wrote is still here.',
  offline: 'You can read what has been fetched. Nothing is saved until you are back online.',
  characters: (count, most) => `${count} of ${most} characters`,
  tooShort: (least) => `Write at least ${least} characters.`,
  required: 'Please fill this in.',
  years: (band) => `${band}\u00a0years`,
  noAccessTitle: 'This is not your job here',
  noAccessText:
    'Your account has no access to this. Your role or your screening may have run out. Ask your coordinator.',
};
