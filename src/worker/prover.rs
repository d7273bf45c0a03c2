//! Verifies an exported file beside the page: however large it is, no screen waits for it.

use web_sys::Blob;

use super::importer::tell;
use crate::device::pieces::Pieces;
use crate::projection::proof::{FILE_BYTES_MAX, ProofJob, ProofTold, heads_of_export, verify};

/// Looks at `file`; an `earlier` export stands for heads of every record it has.
pub(super) async fn prove(job: ProofJob, file: Blob, earlier: Option<Blob>) -> ProofTold {
    let mut outside = job.outside;
    if let Some(earlier) = earlier {
        match text(earlier).await.map(|text| heads_of_export(&text)) {
            Ok(Ok(Some(heads))) => outside.extend(heads),
            Ok(_) => return ProofTold::NoEarlier,
            Err(told) => return told,
        }
    }
    let text = match text(file).await {
        Ok(text) => text,
        Err(told) => return told,
    };
    match verify(&text, &outside, &mut |percent| tell(&ProofTold::Goes(percent))) {
        Ok(proof) => ProofTold::Proof(proof),
        Err(why) => ProofTold::NoExport(why),
    }
}

async fn text(file: Blob) -> Result<String, ProofTold> {
    let pieces = Pieces::of(file);
    if pieces.bytes() > FILE_BYTES_MAX {
        return Err(ProofTold::TooLarge);
    }
    let bytes = pieces.read(0, pieces.bytes()).await.map_err(ProofTold::Failed)?;
    // What is no text is no export: nothing of it is guessed.
    Ok(String::from_utf8(bytes).unwrap_or_default())
}
