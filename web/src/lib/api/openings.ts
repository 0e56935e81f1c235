import { api } from './client.ts';
import type {
  Employer,
  EmployerSaving,
  JobOpening,
  OpeningMove,
  OpeningSaving,
  OpeningsWanted,
  Page,
  PostedOpening,
  Seeking,
  WorkRules,
  WrittenOpening,
} from './types.ts';

const opening = (opening_id: string) => ({ params: { path: { opening_id } } });
const employer = (employer_id: string) => ({ params: { path: { employer_id } } });
const more = (cursor?: string) => ({ params: { query: { cursor, limit: 50 } } });

// No list is ever left out of an answer.
export const listOpenings = async (query: OpeningsWanted): Promise<Page<JobOpening>> =>
  (await api.get('/api/v1/jobhelp/openings', { params: { query } })) as Page<JobOpening>;
export const getOpening = async (id: string): Promise<JobOpening> =>
  (await api.get('/api/v1/jobhelp/openings/{opening_id}', opening(id))) as JobOpening;
export const getSeeking = (): Promise<Seeking> => api.get('/api/v1/jobhelp/seeking', {});
export const putSeeking = (finished_school: boolean): Promise<unknown> =>
  api.put('/api/v1/jobhelp/seeking', { body: { finished_school } });
export const getWorkRules = (): Promise<WorkRules> => api.get('/api/v1/jobhelp/work-rules', {});

export const listWritten = async (cursor?: string): Promise<Page<WrittenOpening>> =>
  (await api.get('/api/v1/jobhelp/written-openings', more(cursor))) as Page<WrittenOpening>;
export const saveOpening = async (id: string, body: OpeningSaving): Promise<WrittenOpening> =>
  (await api.put('/api/v1/jobhelp/written-openings/{opening_id}', {
    ...opening(id),
    body,
  })) as WrittenOpening;
export const moveOpening = async (id: string, body: OpeningMove): Promise<WrittenOpening> =>
  (await api.put('/api/v1/jobhelp/written-openings/{opening_id}/state', {
    ...opening(id),
    body,
  })) as WrittenOpening;
export const readPosting = (
  posting: Record<string, unknown>,
): Promise<{ opening: PostedOpening; left: string[] }> =>
  api.post('/api/v1/jobhelp/written-openings/reading', { body: { posting } });
export const postingOf = (id: string): string => `/api/v1/jobhelp/written-openings/${id}/posting`;
export const listEmployers = (cursor?: string): Promise<Page<Employer>> =>
  api.get('/api/v1/jobhelp/employers', more(cursor));
export const saveEmployer = (id: string, body: EmployerSaving): Promise<Employer> =>
  api.put('/api/v1/jobhelp/employers/{employer_id}', { ...employer(id), body });
export const approveEmployer = (id: string, version: number): Promise<Employer> =>
  api.put('/api/v1/jobhelp/employers/{employer_id}/approval', { ...employer(id), body: { version } });
