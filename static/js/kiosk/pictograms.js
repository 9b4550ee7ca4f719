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

// A field that the office made itself has no drawing of its own.
const FIELDS = new Set([
  "ho-tich", "chung-thuc", "dat-dai", "xay-dung", "bao-tro", "ho-kinh-doanh",
  "cu-tru", "bao-hiem", "van-hoa-giao-duc", "lien-thong", "quan-su", "tiep-cong-dan",
]);

export function pictogramOfField(id) {
  return FIELDS.has(id) ? id : "papers";
}

export function pictogramOf(procedure) {
  return OWN[procedure.id] ?? pictogramOfField(procedure.field);
}
