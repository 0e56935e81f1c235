import { api } from './client.ts';
import type {
  Booking,
  BookingChanges,
  HouseRoom,
  NewBooking,
  NewHouseRoom,
  NewSpecialDay,
  NewWeek,
  Page,
  SpecialDay,
  Week,
} from './types.ts';

const page = (cursor?: string) => ({ cursor, limit: 100 });

export const addRoom = (body: NewHouseRoom): Promise<HouseRoom> => api.post('/api/v1/house/rooms', { body });
export const changeRoom = (room_id: string, body: NewHouseRoom): Promise<HouseRoom> =>
  api.patch('/api/v1/house/rooms/{room_id}', { params: { path: { room_id } }, body });
export const retireRoom = (room_id: string): Promise<unknown> =>
  api.delete('/api/v1/house/rooms/{room_id}', { params: { path: { room_id } } });

export const listBookings = (days: number, cursor?: string): Promise<Page<Booking>> =>
  api.get('/api/v1/house/bookings', { params: { query: { days, ...page(cursor) } } });
export const bookRoom = (body: NewBooking): Promise<Booking> => api.post('/api/v1/house/bookings', { body });
export const moveBooking = (booking_id: string, body: BookingChanges): Promise<Booking> =>
  api.patch('/api/v1/house/bookings/{booking_id}', { params: { path: { booking_id } }, body });
export const giveBack = (booking_id: string): Promise<unknown> =>
  api.delete('/api/v1/house/bookings/{booking_id}', { params: { path: { booking_id } } });

export const listWeeks = (cursor?: string): Promise<Page<Week>> =>
  api.get('/api/v1/house/weeks', { params: { query: page(cursor) } });
export const setWeek = (day: string, body: NewWeek): Promise<Week> =>
  api.put('/api/v1/house/weeks/{day}', { params: { path: { day } }, body });
export const listSpecialDays = (cursor?: string): Promise<Page<SpecialDay>> =>
  api.get('/api/v1/house/special-days', { params: { query: page(cursor) } });
export const setSpecialDay = (day: string, body: NewSpecialDay): Promise<SpecialDay> =>
  api.put('/api/v1/house/special-days/{day}', { params: { path: { day } }, body });
export const dropSpecialDay = (day: string): Promise<unknown> =>
  api.delete('/api/v1/house/special-days/{day}', { params: { path: { day } } });
