import type { StaffCatalog } from '../../types.ts';

export const visits: StaffCatalog['visits'] = {
  title: 'Follow-up',
  intro:
    'Two and six weeks after people become friends, a volunteer asks how it goes. If you take one, the young people get three small questions. If something is wrong, it goes straight to the moderators.',
  noneTitle: 'Nobody waits',
  noneText: 'There are no follow-ups right now that you can take.',
  week: (week) => `After ${week} weeks`,
  since: (date) => `Has waited since ${date}`,
  late: 'Has waited too long',
  take: "I'll ask them",
  taken: 'They have been asked. Thank you.',
  done: 'Done',
  finished: 'The follow-up is over.',
  asked: 'You have asked them. The answers come here.',
  silent: 'Not answered yet',
  met: { yes: 'have met', not_yet: 'have not met yet', no: 'have not met' },
  goOn: { yes: 'would like more', unsure: 'is unsure', no: 'would not like more' },
  skipped: 'passed',
};
