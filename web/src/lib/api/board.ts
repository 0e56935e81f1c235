import { api } from './client.ts';
import type { Application, ApplicationSaving, ApplicationState, Page } from './types.ts';

const one = (application_id: string) => ({ params: { path: { application_id } } });

// No list is ever left out of an answer.
export const listApplications = async (query: {
  state?: ApplicationState;
  cursor?: string;
}): Promise<Page<Application>> =>
  (await api.get('/api/v1/jobhelp/applications', { params: { query } })) as Page<Application>;
export const getApplication = async (id: string): Promise<Application> =>
  (await api.get('/api/v1/jobhelp/applications/{application_id}', one(id))) as Application;
export const saveApplication = async (id: string, body: ApplicationSaving): Promise<Application> =>
  (await api.put('/api/v1/jobhelp/applications/{application_id}', { ...one(id), body })) as Application;
export const deleteApplication = (id: string): Promise<unknown> =>
  api.delete('/api/v1/jobhelp/applications/{application_id}', one(id));
