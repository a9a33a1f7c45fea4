/* global document, EventSource */
import { FaultSwitches } from './fault-switches.js';
import { Received } from './received.js';

/** Brings the panels of a page to life: what the server received, and what goes wrong on the way there. */
export function startBench() {
  const switches = new FaultSwitches(document.querySelector('#switches'));
  const received = new Received(document.querySelector('#received'));

  new EventSource('/demo/activity').addEventListener('message', ({ data }) => {
    const activity = JSON.parse(data);
    switches.update(activity.switches);
    received.update(activity);
  });
}
