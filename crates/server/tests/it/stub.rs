//! A server that answers as a test tells it to, in good faith or not.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

pub enum Reply {
    /// Status, further headers, body.
    Answer(u16, &'static str, Vec<u8>),
    /// Takes the request and says nothing.
    Hang,
    /// Sends for as long as the client takes it.
    Endless,
    /// Says that more will come than does.
    Cut(Vec<u8>),
}

impl Reply {
    pub fn ok(body: impl Into<Vec<u8>>) -> Reply {
        Reply::Answer(200, "", body.into())
    }

    pub fn status(status: u16, headers: &'static str) -> Reply {
        Reply::Answer(status, headers, Vec::new())
    }
}

type Handler = dyn Fn(&str, usize) -> Reply + Send + Sync;

pub struct Stub {
    pub address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
    sent: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
}

impl Stub {
    /// `answer` gets the path with its query, percent-encoded, and how many requests came before.
    pub fn new(answer: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> Stub {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let stub = Stub { address, heard: Arc::default(), sent: Arc::default(), over: Arc::default() };
        let (heard, sent, over) = (stub.heard.clone(), stub.sent.clone(), stub.over.clone());
        let answer: Arc<Handler> = Arc::new(answer);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let (heard, sent, answer) = (heard.clone(), sent.clone(), answer.clone());
                // A client that goes away in the middle is what some tests are about.
                std::thread::spawn(move || converse(stream, &heard, &sent, &*answer).ok());
            }
        });
        stub
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths that were asked for.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// Bytes of endless answers that left here.
    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::SeqCst)
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        TcpStream::connect(self.address).ok();
    }
}

fn converse(stream: TcpStream, heard: &Mutex<Vec<String>>, sent: &AtomicU64, answer: &Handler) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    while line.trim() != "" {
        line.clear();
        reader.read_line(&mut line)?;
    }
    let before = {
        let mut heard = heard.lock().unwrap();
        heard.push(path.clone());
        heard.len() - 1
    };
    let mut stream = stream;
    match answer(&path, before) {
        Reply::Answer(status, headers, body) => {
            let length = body.len();
            write!(stream, "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n")?;
            stream.write_all(&body)
        }
        // Until the client closes.
        Reply::Hang => reader.read(&mut [0]).map(|_| ()),
        Reply::Cut(body) => {
            write!(stream, "HTTP/1.1 200 X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len() + 9)?;
            stream.write_all(&body)
        }
        Reply::Endless => {
            write!(stream, "HTTP/1.1 200 X\r\nconnection: close\r\n\r\n[")?;
            loop {
                stream.write_all(&[b' '; 64 << 10])?;
                sent.fetch_add(64 << 10, Ordering::SeqCst);
            }
        }
    }
}
