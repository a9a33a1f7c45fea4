import { bootstrapApplication } from '@angular/platform-browser';
import { Videos } from './videos';

void bootstrapApplication(Videos);
