// The classic script for pages of the old ones: sets the globals that they set.
import {
  ApiVideoMediaRecorder,
  MAX_CHUNK_SIZE,
  MIN_CHUNK_SIZE,
  ProgressiveUploader,
  UploaderStaticWrapper,
  VideoUploader,
} from '../../src/compat/index.js';

Object.assign(window, {
  ApiVideoMediaRecorder,
  MAX_CHUNK_SIZE,
  MIN_CHUNK_SIZE,
  ProgressiveUploader,
  UploaderStaticWrapper,
  VideoUploader,
});
