package app.switchboard.twilio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A certificate authority that lives as long as a test: nobody else trusts it. */
public final class TestAuthority {

    private static final AlgorithmIdentifier SIGNATURE = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final X500Name ISSUER = new X500Name("CN=Switchboard's tests");
    private static final String STORE_PASSWORD = "changeit";

    private final KeyPair keys = keys();
    private final Certificate certificate =
            sign(keys, keys, ISSUER, Instant.now().plus(Duration.ofDays(1)));

    /** Trusts what this authority signed, and nothing else. */
    public SSLContext trust() {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry("authority", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a trust store (PKCS12, password {@code changeit}) for another JVM. */
    public Path trustStore(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = emptyStore();
            store.setCertificateEntry("authority", certificate);
            store.store(out, STORE_PASSWORD.toCharArray());
            return file;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A server that goes by these names. */
    public SSLContext server(String... names) {
        return server(Instant.now().plus(Duration.ofDays(1)), names);
    }

    /** A server whose certificate ends then. */
    SSLContext server(Instant until, String... names) {
        try {
            KeyPair own = keys();
            Certificate signed = sign(own, keys, new X500Name("CN=" + names[0]), until, names);
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "server", own.getPrivate(), STORE_PASSWORD.toCharArray(), new Certificate[] {signed, certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, STORE_PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** With no names it is the authority's own. */
    private static Certificate sign(KeyPair of, KeyPair by, X500Name subject, Instant until, String... names) {
        try {
            V3TBSCertificateGenerator facts = new V3TBSCertificateGenerator();
            facts.setSerialNumber(new ASN1Integer(new BigInteger(64, new SecureRandom())));
            facts.setSignature(SIGNATURE);
            facts.setIssuer(ISSUER);
            facts.setSubject(subject);
            facts.setStartDate(new Time(Date.from(until.minus(Duration.ofDays(2)))));
            facts.setEndDate(new Time(Date.from(until)));
            facts.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(of.getPublic().getEncoded()));
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(names.length == 0));
            if (names.length > 0) {
                extensions.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Stream.of(names)
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            }
            facts.setExtensions(extensions.generate());
            var toSign = facts.generateTBSCertificate();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(by.getPrivate());
            signature.update(toSign.getEncoded("DER"));
            ASN1EncodableVector whole = new ASN1EncodableVector();
            whole.add(toSign);
            whole.add(SIGNATURE);
            whole.add(new DERBitString(signature.sign()));
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(new DERSequence(whole).getEncoded("DER")));
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
