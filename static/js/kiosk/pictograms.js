// Which drawing stands for a procedure: its own where it is asked for often, else its field's.

const OWN = {
  "khai-sinh": "baby",
  "lt-khai-sinh": "baby",
  "khai-tu": "candle",
  "ket-hon": "rings",
  "xac-nhan-tinh-trang-hon-nhan": "heart-paper",
  "chung-thuc-ban-sao": "copies",
  "chung-thuc-chu-ky": "signature",
};

export function pictogramOf(procedure) {
  return OWN[procedure.id] ?? procedure.field;
}
