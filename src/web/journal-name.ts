/** The database of uploads to go on with; whether it is there can be told without what opens it. */
export const journalName = 'apivideo-uploads';
