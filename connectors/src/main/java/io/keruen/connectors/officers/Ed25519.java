package io.keruen.connectors.officers;

import io.keruen.connectors.codec.Sha256;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The signatures of the JDK, with keys in Base64. Stateless. */
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final int KEY_ID_BYTES = 8;

    private Ed25519() {}

    static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    /** The first 8 bytes of what SHA-256 says of a public key, in hexadecimal digits, however the key is written. */
    static String keyId(String publicKey) {
        byte[] digest = Sha256.of(Base64.getDecoder().decode(canonical(publicKey)));
        return HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
    }

    /**
     * A public key as it is written when nothing stands behind it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String canonical(String publicKey) {
        return Base64.getEncoder().encodeToString(publicKey(publicKey).getEncoded());
    }

    /**
     * The public key in this text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PublicKey publicKey(String base64) {
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("no public key of Ed25519", e);
        }
    }

    /**
     * The private key in this text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PrivateKey privateKey(String base64) {
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("no private key of Ed25519", e);
        }
    }

    static String sign(PrivateKey key, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(signed);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static boolean isSigned(PublicKey key, byte[] signed, byte[] said) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(signed);
            return signature.verify(said);
        } catch (SignatureException e) {
            // Not even the form of a signature.
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("this Java does not know Ed25519", e);
    }
}
