import { api } from './client.ts';
import type { Cv, CvSaving, ReadResume } from './types.ts';

// No list is ever left out of an answer.
export const getCv = async (): Promise<Cv> => (await api.get('/api/v1/jobhelp/cv')) as Cv;
export const saveCv = async (body: CvSaving): Promise<Cv> =>
  (await api.put('/api/v1/jobhelp/cv', { body })) as Cv;
export const readResume = (resume: Record<string, unknown>): Promise<ReadResume> =>
  api.post('/api/v1/jobhelp/cv/reading', { body: { resume } });
export const CV_FILE = '/api/v1/jobhelp/cv.json';
export const CV_PAGE = '/api/v1/jobhelp/cv.pdf';
