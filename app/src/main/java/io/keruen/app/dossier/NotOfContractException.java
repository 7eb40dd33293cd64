package io.keruen.app.dossier;

/** A record that is not as its contract says; the message says in what. */
final class NotOfContractException extends Exception {
    private static final long serialVersionUID = 1;

    NotOfContractException(String message) {
        super(message);
    }
}
