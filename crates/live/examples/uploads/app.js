// What every page of Phoenix does: connect the official client. And an uploader for files that go elsewhere.
const csrf = document.querySelector("meta[name='csrf-token']").getAttribute('content');
const uploaders = {
  Bucket(entries, onViewError) {
    entries.forEach((entry) => {
      const request = new XMLHttpRequest();
      onViewError(() => request.abort());
      request.onload = () => (request.status === 200 ? entry.progress(100) : entry.error());
      request.onerror = () => entry.error();
      request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
        const percent = lengthComputable ? Math.floor((loaded / total) * 100) : 0;
        if (percent < 100) {
          entry.progress(percent);
        }
      });
      request.open('PUT', entry.meta.url);
      request.send(entry.file);
    });
  },
};
window.liveSocket = new LiveView.LiveSocket('/live', Phoenix.Socket, { uploaders, params: { _csrf_token: csrf } });
window.liveSocket.connect();
