import { livePage } from '../live/page.js';
import { route } from '../router.js';

export const livePageRoutes = [route('GET', '/', 'open', livePage)];
